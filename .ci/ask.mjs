#!/usr/bin/env node
// Starts a published DigestBot once and asks it "/topic quad" over HTTP, as a Direct Line client does: .ci/ask.mjs FOLDER DATABASE
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';

const [folder, database] = process.argv.slice(2);
const patience = 60_000;
const started = Date.now();
const pause = () => new Promise(resolve => setTimeout(resolve, 200));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function start(port) {
  const said = [];
  const service = spawn('dotnet', [path.join(folder, 'DigestBot.dll'), '--urls', `http://127.0.0.1:${port}`], {
    env: { ...process.env, DOTNET_ENVIRONMENT: 'Development', ASPNETCORE_ENVIRONMENT: 'Development', ConnectionStrings__DigestBot: `Data Source=${database}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  service.stdout.on('data', text => said.push(text));
  service.stderr.on('data', text => said.push(text));
  return { service, said };
}

async function until(what, service, attempt) {
  let problem = 'no answer';
  for (; Date.now() - started < patience; await pause()) {
    if (service.exitCode !== null) throw new Error(`The service ended with ${service.exitCode} before ${what}.`);
    try {
      const found = await attempt();
      if (found) return found;
    } catch (error) {
      problem = error.cause?.message ?? error.message;
      if (error.isFinal) throw error;
    }
  }
  throw new Error(`Within ${patience / 1000} s: not ${what} (${problem}).`);
}

async function call(address, options) {
  const response = await fetch(address, { ...options, signal: AbortSignal.timeout(10_000) });
  if (response.ok) return response.json();
  throw Object.assign(new Error(`${options?.method ?? 'GET'} ${address} answered ${response.status}.`), { isFinal: true });
}

async function ask(service, port) {
  const line = `http://127.0.0.1:${port}/v3/directline/conversations`;
  const json = { 'Content-Type': 'application/json' };
  const opened = await until('listening', service, () => call(line, { method: 'POST', headers: json, body: '{"user":{"id":"ci"}}' }));
  const activities = `${line}/${opened.conversationId}/activities`;
  const headers = { ...json, Authorization: `Bearer ${opened.token}` };
  const body = JSON.stringify({ type: 'message', from: { id: 'ci' }, text: '/topic quad' });
  await call(activities, { method: 'POST', headers, body });
  return until('answered with a card about the Quad', service, async () => {
    const set = await call(`${activities}?watermark=`, { headers });
    return set.activities.flatMap(activity => activity.attachments ?? []).find(mentionsQuad);
  });
}

const mentionsQuad = ({ contentType, content }) =>
  contentType === 'application/vnd.microsoft.card.adaptive' && /\bQuad\b/.test(JSON.stringify(content));

const port = await freePort();
const { service, said } = start(port);
try {
  const card = await ask(service, port);
  console.log(`The Quad was answered after ${Date.now() - started} ms with a card of ${JSON.stringify(card.content).length} characters.`);
} catch (error) {
  console.error(`${error.message}\nThe service said:\n${said.join('')}`);
  process.exitCode = 1;
} finally {
  const ended = service.exitCode === null ? once(service, 'exit') : null;
  service.kill('SIGTERM');
  const stuck = setTimeout(() => service.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(stuck);
}
