// An SMTP server for the tests, on two free loopback ports: one that offers STARTTLS, one encrypted from the first byte. It wants a
// name and password, and misbehaves as it is told.
//
//   node smtp.js CERTIFICATE.pem KEY.pem NAME PASSWORD
//
// Each line on standard input is a fault as JSON, in place of the one before; null for none. It is answered by {"event":"set"}:
//   at     connect, mail, rcpt, data (the mail is about to be sent) or message (the mail has been received)
//   do     reply (with code and text), drop (end the connection), stall (say nothing more) or garbage
//   times  how often; endless when missing
// Each line on standard output is an event: listening, set, connected, fault, message (with from, to and the mail).
'use strict';
const { readFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const { SMTPServer } = require('smtp-server');

const [certificate, key, name, password] = process.argv.slice(2);
let fault = null;

const say = event => process.stdout.write(JSON.stringify(event) + '\n');

const at = (place, server, session, done) => {
  if (fault?.at !== place || fault.times === 0) {
    return done();
  }

  fault.times -= 1;
  say({ event: 'fault', at: place });
  const socket = [...server.connections].find(connection => connection.session === session || connection.id === session.id)._socket;
  switch (fault.do) {
    case 'reply': return done(Object.assign(new Error(fault.text), { responseCode: fault.code }));
    case 'drop': return socket.destroy();
    case 'garbage': return socket.write('\0\x07 these are not the lines you are looking for\r\n'.repeat(3));
    default: return undefined;
  }
};

const serve = secure => {
  const server = new SMTPServer({
    secure,
    cert: readFileSync(certificate),
    key: readFileSync(key),
    authMethods: ['PLAIN', 'LOGIN'],
    disableReverseLookup: true,
    logger: false,
    onConnect: (session, done) => {
      say({ event: 'connected' });
      at('connect', server, session, done);
    },
    onAuth: (auth, session, done) =>
      auth.username === name && auth.password === password ? done(null, { user: name }) : done(new Error('5.7.8 Wrong name or password')),
    onMailFrom: (address, session, done) => at('mail', server, session, done),
    onRcptTo: (address, session, done) => at('rcpt', server, session, done),
    onData: (stream, session, done) => at('data', server, session, error => {
      const parts = [];
      stream.on('data', part => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const isRefused = error || (fault?.at === 'message' && fault.do === 'reply' && fault.times !== 0);
        if (!isRefused) {
          say({ event: 'message', from: mailFrom.address, to: rcptTo.map(one => one.address), mail: Buffer.concat(parts).toString('base64') });
        }

        error ? done(error) : at('message', server, session, done);
      });
    }),
  });
  server.on('error', () => {}); // A client that hangs up in the middle is what some tests are about.
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server.server.address().port)));
};

createInterface({ input: process.stdin })
  .on('line', line => {
    fault = JSON.parse(line);
    say({ event: 'set' });
  })
  .on('close', () => process.exit(0));

Promise.all([serve(false), serve(true)]).then(([starttls, tls]) => say({ event: 'listening', starttls, tls }));
