using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Rest.Serialization;

namespace DigestBot.BotBuilder;

/// <summary>The SDK makes a client for every call, and each would find out anew how to write its types, which takes longer than the call.</summary>
internal sealed class SdkConnectors(ConnectorFactory factory) : ConnectorFactory
{
    private static readonly ReadOnlyJsonContractResolver _known = new();

    public override async Task<IConnectorClient> CreateAsync(
        string serviceUrl,
        string audience,
        CancellationToken cancellationToken
    )
    {
        var connector = await factory.CreateAsync(serviceUrl, audience, cancellationToken);
        connector.SerializationSettings.ContractResolver = _known;
        connector.DeserializationSettings.ContractResolver = _known;
        return connector;
    }
}
