// The distribution's Chromium with a new empty profile; nothing leaves the machine.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function openBrowser() {
  const executablePath = process.env.CHROMIUM || ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  return {
    close: () => browser.close(),
    /** A page in a session of its own. settings: { phone: true, language: 'en', ... } */
    async page(baseURL, { phone = false, language = 'zh-CN', ...more } = {}) {
      const context = await browser.newContext({
        baseURL, locale: language, timezoneId: 'Asia/Shanghai', viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
        hasTouch: phone, isMobile: phone, acceptDownloads: true, ...more });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      page.faults = [];
      page.on('pageerror', (error) => page.faults.push(String(error)));
      page.on('console', (message) => { if (message.type() === 'error' && /Content Security Policy|Uncaught|TypeError/.test(message.text())) page.faults.push(message.text()); });
      return page;
    },
  };
}
