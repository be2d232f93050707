// What pages do beyond links and forms, which work without it: reading and zooming charts, and verdicts without leaving the page.

/** Lets a chart be read by pointer and arrow keys, and zoomed by dragging or Enter. Everything it tells is in the table below it. */
class StoryChart {
  constructor(figure) {
    this.plot = figure.querySelector('.chart-plot');
    this.rows = [...figure.querySelectorAll('.data tbody tr')];
    this.readout = figure.querySelector('.readout');
    this.cursor = figure.querySelector('.cursor');
    this.selection = figure.querySelector('.selection');
    this.base = figure.dataset.base;
    this.current = this.rows.length - 1;
    this.dragFrom = null;
    if (this.rows.length > 0) {
      this.begin(figure.querySelector('.hint'));
    }
  }

  begin(hint) {
    const picture = this.plot.querySelector('svg');
    const attributes = {
      tabindex: '0', role: 'slider', 'aria-orientation': 'horizontal', 'aria-label': picture.getAttribute('aria-label'),
      'aria-valuemin': '1', 'aria-valuemax': String(this.rows.length),
    };
    Object.entries(attributes).forEach(([name, value]) => this.plot.setAttribute(name, value));
    picture.removeAttribute('role');
    picture.removeAttribute('aria-label');
    picture.setAttribute('aria-hidden', 'true');
    this.describe();
    hint.hidden = false;
    this.plot.addEventListener('pointermove', event => this.move(event));
    this.plot.addEventListener('pointerdown', event => this.press(event));
    this.plot.addEventListener('pointerup', event => this.release(event));
    this.plot.addEventListener('pointercancel', () => this.cancel());
    this.plot.addEventListener('keydown', event => this.key(event));
    this.plot.addEventListener('focus', () => this.show(this.current));
  }

  indexAt(event) {
    const box = this.plot.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(Math.max(Math.floor(share * this.rows.length), 0), this.rows.length - 1);
  }

  move(event) {
    const index = this.indexAt(event);
    this.show(index);
    if (this.dragFrom !== null) {
      this.span(this.selection, Math.min(index, this.dragFrom), Math.max(index, this.dragFrom) + 1);
    }
  }

  press(event) {
    if (event.button === 0) {
      this.dragFrom = this.indexAt(event);
      this.show(this.dragFrom);
      if (event.pointerType === 'mouse') {
        this.plot.setPointerCapture(event.pointerId);
      }
    }
  }

  release(event) {
    const [from, to] = [this.dragFrom, this.indexAt(event)];
    this.cancel();
    if (from !== null && Math.abs(to - from) > 0) {
      this.zoom(Math.min(from, to), Math.max(from, to));
    }
  }

  cancel() {
    this.dragFrom = null;
    this.selection.setAttribute('width', '0');
  }

  key(event) {
    const last = this.rows.length - 1;
    const goals = {
      ArrowLeft: this.current - 1, ArrowDown: this.current - 1, ArrowRight: this.current + 1, ArrowUp: this.current + 1,
      PageUp: this.current + 7, PageDown: this.current - 7, Home: 0, End: last,
    };
    if (event.key in goals && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      this.show(Math.min(Math.max(goals[event.key], 0), last));
    } else if (event.key === 'Enter') {
      this.zoom(this.current, this.current);
    } else if (event.key === 'Escape') {
      this.cancel();
    }
  }

  span(element, from, to) {
    const share = index => `${(100 * index / this.rows.length).toFixed(3)}%`;
    element.setAttribute('x', share(from));
    element.setAttribute('width', share(to - from));
  }

  show(index) {
    this.current = index;
    this.span(this.cursor, index, index + 1);
    const [period, level, stories, , top] = this.rows[index].cells;
    const head = document.createElement('p');
    head.className = 'readout-head';
    const name = document.createElement('strong');
    name.textContent = period.textContent.trim();
    const count = document.createElement('span');
    count.textContent = this.storiesOf(stories);
    head.append(name, ' ', level.firstElementChild.cloneNode(true), ' ', count);
    this.readout.replaceChildren(head, ...[...top.children].map(child => child.cloneNode(true)));
    this.describe();
  }

  storiesOf(cell) {
    const count = cell.textContent.trim();
    return `${count} ${count === '1' ? 'story' : 'stories'}`;
  }

  describe() {
    const [period, level, stories, , top] = this.rows[this.current].cells;
    const titles = [...top.querySelectorAll('li')].map(story => story.textContent.trim().replace(/\s+/g, ' '));
    this.plot.setAttribute('aria-valuenow', String(this.current + 1));
    this.plot.setAttribute('aria-valuetext', [`${period.textContent.trim()}: ${this.storiesOf(stories)}, ${level.textContent.trim()}`, ...titles].join('. '));
  }

  zoom(from, to) {
    const query = new URLSearchParams(location.search);
    query.set('from', this.rows[from].dataset.from);
    query.set('to', this.rows[to].dataset.to);
    query.delete('older');
    location.assign(`${this.base}?${query}`);
  }
}

/** Gives a verdict and says so in place; where that fails, the form is sent as without a script. */
async function judge(event) {
  const form = event.target.closest('.verdict form');
  if (!form || !event.submitter) {
    return;
  }

  event.preventDefault();
  const content = new URLSearchParams(new FormData(form, event.submitter));
  const answer = await fetch(form.action, { method: 'POST', body: content, headers: { 'X-Dashboard-Script': '1' } }).catch(() => null);
  if (answer?.status !== 204) {
    const word = Object.assign(document.createElement('input'), { type: 'hidden', name: event.submitter.name, value: event.submitter.value });
    form.append(word);
    form.submit();
    return;
  }

  form.querySelectorAll('button').forEach(button => button.setAttribute('aria-pressed', String(button === event.submitter)));
  form.closest('.verdict').querySelector('.said').textContent = `${event.submitter.textContent}, you say. Thank you.`;
}

document.querySelectorAll('figure.chart').forEach(figure => new StoryChart(figure));
document.addEventListener('submit', judge);
