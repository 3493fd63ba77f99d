namespace AciSecurity.Registry.Notary;

/// <summary>Why a signature, or something that it rests on, is not accepted: the only exception that reading hostile input throws.</summary>
/// <param name="reason">One sentence without a secret.</param>
internal sealed class NotaryRefusalException(string reason) : Exception(reason);
