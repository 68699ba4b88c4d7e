// The public SDK's echo bot for Node, without credentials, on a port of its own, which it prints.
import http from "node:http";
import botbuilder from "botbuilder";

const { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory } = botbuilder;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
adapter.onTurnError = async (_, problem) => console.error(problem.message);

class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (turn, next) => {
      await turn.sendActivity(MessageFactory.text(`Echo: ${turn.activity.text}`));
      await next();
    });
  }
}

const bot = new Echo();
const server = http.createServer((request, response) => {
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", async () => {
    request.body = JSON.parse(Buffer.concat(parts));
    response.status = (code) => Object.assign(response, { statusCode: code });
    response.header = (name, value) => response.setHeader(name, value);
    response.send = (body) => response.end(typeof body === "string" || body === undefined ? body : JSON.stringify(body));
    await adapter.process(request, response, (turn) => bot.run(turn));
  });
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
