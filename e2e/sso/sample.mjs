// A small web application of somebody else: it knows Luoshu only by its address and signs people on with a certified library (openid-client).
// node sso/sample.mjs ISSUER CLIENT_ID CLIENT_SECRET PORT   – or startSample() from a journey.
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as oidc from 'openid-client';

const LOGOUT = 'http://schemas.openid.net/event/backchannel-logout';

export async function startSample({ issuer, clientId, secret, port }) {
  const own = `http://127.0.0.1:${port}`;
  const insecure = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []; // loopback only; a real system has https
  const config = await oidc.discovery(new URL(issuer), clientId, secret, undefined, { execute: [...insecure, oidc.enableNonRepudiationChecks] });
  const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri), { cooldownDuration: 0 });
  const waiting = new Map(); // state -> what the sign-in under way must remember
  const sessions = new Map(); // cookie -> { tokens, claims, person }
  const seen = new Set(); // ids of logout tokens
  const events = []; // what happened, for whoever watches

  async function begin({ redirect = `${own}/callback` } = {}) {
    const verifier = oidc.randomPKCECodeVerifier();
    const state = oidc.randomState();
    const nonce = oidc.randomNonce();
    waiting.set(state, { verifier, nonce });
    return oidc.buildAuthorizationUrl(config, { redirect_uri: redirect, scope: 'openid profile phone', state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256' });
  }

  async function callback(url) {
    const state = url.searchParams.get('state');
    const { verifier, nonce } = waiting.get(state) ?? {};
    waiting.delete(state);
    const tokens = await oidc.authorizationCodeGrant(config, url, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true });
    const claims = tokens.claims();
    const person = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
    const id = randomUUID();
    sessions.set(id, { tokens, claims, person });
    events.push({ what: 'signed-in', sid: claims.sid });
    return id;
  }

  /** OpenID Connect Back-Channel Logout 1.0, section 2.6. */
  async function backChannel(body) {
    const { payload } = await jwtVerify(new URLSearchParams(body).get('logout_token') ?? '', keys, { issuer, audience: clientId, typ: 'logout+jwt', maxTokenAge: '2 minutes' });
    if (!payload.events?.[LOGOUT] || payload.nonce !== undefined || !payload.jti || seen.has(payload.jti) || (!payload.sid && !payload.sub)) throw new Error('not a logout token');
    seen.add(payload.jti);
    for (const [id, session] of sessions) if (session.claims.sid === payload.sid) sessions.delete(id);
    events.push({ what: 'told-to-end', sid: payload.sid, at: Date.now() });
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url, own);
    const id = /(?:^|; )sample=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
    const session = sessions.get(id);
    const page = (text, status = 200) => response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="zh-CN"><title>便民示例</title><main>${text}</main></html>`);
    const go = (to, headers = {}) => response.writeHead(302, { Location: String(to), 'Cache-Control': 'no-store', ...headers }).end();
    try {
      if (url.pathname === '/login') return go(await begin());
      if (url.pathname === '/login-elsewhere') return go(await begin({ redirect: `${own}/callback/other` }));
      if (url.pathname === '/callback') return go('/', { 'Set-Cookie': `sample=${await callback(url)}; HttpOnly; SameSite=Lax; Path=/` });
      if (url.pathname === '/forget') { sessions.delete(id); return go('/'); }
      if (url.pathname === '/logout' && session) { sessions.delete(id); return go(oidc.buildEndSessionUrl(config, { id_token_hint: session.tokens.id_token, post_logout_redirect_uri: `${own}/signed-out`, state: 'bye' })); }
      if (url.pathname === '/signed-out') return page(`<h1>已退出</h1><p>${url.searchParams.get('state')}</p>`);
      if (url.pathname === '/backchannel' && request.method === 'POST') {
        let body = '';
        for await (const chunk of request) body += chunk;
        await backChannel(body);
        return response.writeHead(200, { 'Cache-Control': 'no-store' }).end();
      }
      return page(session ? `<h1>您好，${session.person.name}</h1><p>${session.person.phone_number}</p><a href="/logout">退出</a>` : '<h1>未登录</h1><a href="/login">用洛书登录</a>');
    } catch (refused) {
      events.push({ what: 'refused', path: url.pathname, why: refused.error ?? refused.code ?? refused.message });
      return page(`<h1>没有登录</h1><p>${refused.error ?? refused.message}</p>`, 400);
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: own, events, sessions, config,
    /** The one session, for a journey that looks at its tokens. */
    only: () => [...sessions.values()].at(-1),
    refresh: (token) => oidc.refreshTokenGrant(config, token),
    userInfo: (accessToken, subject) => oidc.fetchUserInfo(config, accessToken, subject),
    verify: (token, typ) => jwtVerify(token, keys, { issuer, audience: clientId, typ }),
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [, , issuer, clientId, secret, port = '9400'] = process.argv;
  const sample = await startSample({ issuer, clientId, secret, port: Number(port) });
  console.log(`${sample.url} – register the redirect address ${sample.url}/callback`);
}
