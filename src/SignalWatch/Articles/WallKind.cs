namespace SignalWatch.Articles;

/// <summary>What stands between the reader and the article. Names are kept in history, so they never change.</summary>
public enum WallKind
{
    /// <summary>A question about cookies or personal data in place of the page.</summary>
    Consent,

    /// <summary>The article, or all but its start, is for subscribers.</summary>
    Paywall,

    /// <summary>The page wants an account.</summary>
    Login,

    /// <summary>The page wants proof of a human reader.</summary>
    BotCheck,

    /// <summary>An error or "not found" message sent as if it were a page.</summary>
    ErrorPage,

    /// <summary>Nothing but a request to turn JavaScript on.</summary>
    JavaScript,
}
