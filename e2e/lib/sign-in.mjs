// Signs people in the way they do it: through the server-rendered forms, with the demonstration's public secrets.
import { createHmac } from 'node:crypto';

export const password = 'Luoshu-Demo-2026';
const SECRET = 'LUOSHUDEMOSECRETLUOSHUDEMOSECRET';

/** The time-based one-time password of the demonstration's officials (RFC 6238, SHA-1, 30 s, 6 digits). */
export function oneTimePassword(secret = SECRET, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of secret) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const key = Buffer.from(bits.match(/.{8}/g).map((octet) => parseInt(octet, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const offset = mac[19] & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export async function citizen(page, mobile, to = '/my') {
  await page.goto(`/portal/sign-in?return=${encodeURIComponent(to)}`);
  await page.locator('a[href*="password"]').first().click();
  await page.locator('input[name=mobile]').fill(mobile);
  await page.locator('input[type=password]').fill(password);
  await page.locator('form:has(input[type=password]) button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/identity') && !url.pathname.includes('callback'));
}

/** An official's first step: account and password. */
export async function withPassword(page, account, secret = password, to = '/work/') {
  await page.goto(`/work/sign-in?return=${encodeURIComponent(to)}`);
  await page.locator('input[name=account]').fill(account);
  await page.locator('input[type=password]').fill(secret);
  await page.locator('form:has(input[type=password]) button').click();
}

export async function official(page, account, to = '/work/') {
  await withPassword(page, account, password, to);
  await secondFactor(page, () => oneTimePassword());
  await page.waitForURL((url) => url.pathname.startsWith('/work') && !url.pathname.includes('callback'));
}

/** The newest code the simulated message page shows for a mobile number. */
export async function codeFor(page, mobile) {
  await page.goto('/identity/outbox');
  const message = await page.locator('.outbox li').filter({ hasText: mobile }).first().innerText();
  return message.match(/\b(\d{6})\b/)[1];
}

/** A code works once: who was signed in a moment ago waits for the next. */
export async function secondFactor(page, code) {
  for (let again = false; ; again = true) {
    const asked = page.url();
    await page.locator('input[name=code]').fill(code());
    await Promise.all([page.waitForEvent('load'), page.locator('form:has(input[name=code]) button').first().click()]);
    if (again || page.url() !== asked) return;
    await new Promise((resolve) => setTimeout(resolve, 30_500 - (Date.now() % 30_000)));
  }
}
