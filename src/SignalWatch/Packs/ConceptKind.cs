namespace SignalWatch.Packs;

/// <summary>What a concept names, which decides the roles it can play in "who does what to whom".</summary>
public enum ConceptKind
{
    /// <summary>A state, government, party, company, force or person that acts.</summary>
    Actor,

    /// <summary>A country, town, port, pipeline or route where or on which things happen.</summary>
    Place,

    /// <summary>A class of actions: protest, arrest, sanction, lift, strike, threaten, sign, ship, supply, cut, ...</summary>
    Action,

    /// <summary>A thing that is acted on: gas, oil, drones, sanctions, a treaty, a railway, ...</summary>
    Thing,
}
