// Microsoft's own SDK for Node. Answers one JSON request a line, {verify} or {send}, with {result} or {error}.
import { createInterface } from "node:readline";
import connector from "botframework-connector";

console.log = console.warn = console.error = () => {};

const { ChannelValidation, ConnectorClient, JwtTokenValidation, SimpleCredentialProvider } = connector;

// The SDK keeps the keys of an address for a day, and a port that one issuer gave up may become another's.
let asked = 0;

const verify = async ({ token, activity, appId, metadata }) => {
  ChannelValidation.OpenIdMetadataEndpoint = `${metadata}?${++asked}`;
  const credentials = new SimpleCredentialProvider(appId, "");
  const identity = await JwtTokenValidation.authenticateRequest(activity, `Bearer ${token}`, credentials, "");
  return identity.isAuthenticated;
};

const send = async ({ serviceUrl, token, conversation, activity }) => {
  const credentials = {
    signRequest: async request => {
      request.headers.set("Authorization", `Bearer ${token}`);
      return request;
    },
  };
  const { conversations } = new ConnectorClient(credentials, { baseUri: serviceUrl });
  const { id } = await conversations.sendToConversation(conversation, activity);
  await conversations.replyToActivity(conversation, "an/id", activity);
  await conversations.updateActivity(conversation, id, { ...activity, id });
  await conversations.deleteActivity(conversation, id);
  const page = await conversations.getConversationPagedMembers(conversation, { pageSize: 1 });
  return { id, member: page.members[0].name, next: page.continuationToken };
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = { result: await ("verify" in request ? verify(request.verify) : send(request.send)) };
  } catch (error) {
    answer = { error: String(error?.message ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + "\n");
}
