'use strict';

(() => {
  const service = `${location.origin}/v3/directline`;
  const nonce = document.currentScript.nonce;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const locale = navigator.language;
  const surface = document.getElementById('chat');
  const notice = document.getElementById('notice');

  // One conversation a tab, kept over a reload. A duplicated tab copies its storage too, so the lock says which tab holds it.
  const stored = {
    read: () => JSON.parse(sessionStorage.getItem('conversation') ?? 'null'),
    write: conversation => sessionStorage.setItem('conversation', JSON.stringify(conversation)),
  };

  const hold = conversationId =>
    new Promise(resolve => {
      navigator.locks
        .request(`digestbot-${conversationId}`, { signal: AbortSignal.timeout(1000) }, () => {
          resolve(true);
          return new Promise(() => {});
        })
        .catch(() => resolve(false));
    });

  const isRefused = response => response.status >= 400 && response.status < 500;

  const post = (path, body) =>
    fetch(`${service}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  const reopen = ({ conversationId, token }) =>
    fetch(`${service}/conversations/${encodeURIComponent(conversationId)}?watermark=`, {
      headers: { Authorization: `Bearer ${token}` },
    });

  async function start() {
    const userId = `local-${crypto.randomUUID()}`;
    const response = await post('/conversations', { user: { id: userId }, locale });
    if (!response.ok) throw new Error(`The service answered ${response.status}.`);
    const { conversationId, token } = await response.json();
    await hold(conversationId);
    return { conversationId, token, userId };
  }

  // A token lasts an hour; subscriptions belong to the conversation, so it is worth a new token.
  async function renew({ conversationId, userId }) {
    const response = await post('/tokens/generate', { conversationId, user: { id: userId } });
    const renewed = response.ok ? await response.json() : {};
    return renewed.conversationId === conversationId ? { conversationId, token: renewed.token, userId } : null;
  }

  async function resume(conversation) {
    if (!(await hold(conversation.conversationId))) return null;
    if (!isRefused(await reopen(conversation))) return conversation;
    const renewed = await renew(conversation);
    if (renewed && !isRefused(await reopen(renewed))) return renewed;
    notice.textContent = 'The earlier conversation is over; this is a new one.';
    return null;
  }

  // Teams tells the bot the reader's time zone and locale with every message; so does this page.
  const withClientInfo = activity => ({
    ...activity,
    localTimezone: timezone,
    entities: [...(activity.entities ?? []), { type: 'clientInfo', locale, platform: 'Web', timezone }],
  });

  const createStore = () =>
    WebChat.createStore({}, () => next => action =>
      next(
        action.type === 'DIRECT_LINE/POST_ACTIVITY'
          ? { ...action, payload: { ...action.payload, activity: withClientInfo(action.payload.activity) } }
          : action
      )
    );

  // Web Chat alone would try for ever to reconnect to a conversation that the service refuses.
  async function checkStillKnown(conversation) {
    for (;;) {
      const response = await reopen(conversation).catch(() => null);
      if (response && isRefused(response)) location.reload();
      if (response) return;
      await new Promise(resolve => setTimeout(resolve, 2000));
    }
  }

  function onSocketClosed(act) {
    window.WebSocket = class extends WebSocket {
      constructor(...address) {
        super(...address);
        this.addEventListener('close', act);
      }
    };
  }

  function show(conversation) {
    // Direct Line renews its token while it lives; the newest one is what a reload needs.
    const current = () => ({ ...conversation, token: directLine.token });
    onSocketClosed(() => checkStillKnown(current()));
    addEventListener('pagehide', () => stored.write(current()));
    const directLine = WebChat.createDirectLine({ ...conversation, domain: service, webSocket: true });
    const store = createStore();
    const render = () =>
      WebChat.renderWebChat(
        {
          directLine,
          store,
          locale,
          nonce,
          role: 'main',
          userID: conversation.userId,
          username: 'You',
          overrideLocalizedStrings: { TEXT_INPUT_PLACEHOLDER: 'Try /help or /topic quad' },
          ...DigestBotLook(dark.matches),
        },
        surface
      );
    dark.addEventListener('change', render);
    render();
  }

  async function open() {
    const earlier = stored.read();
    const conversation = (earlier && (await resume(earlier))) ?? (await start());
    stored.write(conversation);
    show(conversation);
    surface.querySelector('input, textarea')?.focus();
  }

  open().catch(error => {
    notice.textContent = `The chat could not be opened. ${error.message} Reload the page to try again.`;
  });
})();
