// Microsoft's SDK for Node as its samples host it: express and CloudAdapter. Answers {start} with its address, then takes activities there.
import { createInterface } from "node:readline";
import botbuilder from "botbuilder";
import express from "express";

console.log = console.warn = console.error = () => {};

const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } = botbuilder;

class Bot extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      if (context.activity.deliveryMode === "expectReplies") await context.sendActivity(`echo ${context.activity.text}`);
      await next();
    });
  }

  async onInvokeActivity({ activity }) {
    return activity.name === "adaptiveCard/action" ? { status: 200, body: { done: true } } : { status: 501 };
  }
}

const start = ({ appId, metadata }) => {
  const authentication = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: "secret",
    ToBotFromChannelOpenIdMetadataUrl: metadata,
    ToBotFromChannelTokenIssuer: "https://api.botframework.com",
    ToBotFromEmulatorOpenIdMetadataUrl: metadata,
    ToChannelFromBotLoginUrl: "https://login.microsoftonline.com/botframework.com",
    ToChannelFromBotOAuthScope: "https://api.botframework.com",
    OAuthUrl: "https://token.botframework.com",
  });
  const [adapter, bot, app] = [new CloudAdapter(authentication), new Bot(), express()];
  app.use(express.json());
  app.all("/api/messages", (request, response) => adapter.process(request, response, context => bot.run(context)));
  return new Promise(resolve => {
    const server = app.listen(0, "127.0.0.1", () => resolve(`http://127.0.0.1:${server.address().port}`));
  });
};

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(JSON.stringify({ result: await start(JSON.parse(line).start) }) + "\n");
process.exit();
