// The case page as an official uses it.

export async function openCase(page, number) {
  await page.goto(`/work/cases/${number}`);
  await page.locator('#actions').waitFor();
}

/** Claims what nobody has, chooses the act by its label, types what it asks for, confirms, and waits for the answer. */
export async function act(page, label, { opinion, reason, basis, to, days, items, special } = {}) {
  const panel = page.locator('#actions');
  const claim = panel.getByRole('button', { name: '认领并办理' });
  const wanted = panel.getByRole('button', { name: label, exact: true });
  await claim.or(wanted).first().waitFor();
  if (await claim.count()) await claim.click();
  await wanted.click();
  if (opinion) await page.locator('#act-opinion').fill(opinion);
  if (reason) await page.locator('#act-reason').fill(reason);
  if (basis) await page.locator('#act-basis').fill(basis);
  if (to) await page.locator('#act-to').fill(to);
  if (special) await special(page);
  if (days) await page.locator('#act-days').fill(String(days));
  if (items) await items(page);
  const answered = page.waitForResponse((response) => response.request().method() === 'POST' && /\/api\/work\/cases\//.test(response.url()));
  await panel.locator('form button[type=submit]').click();
  const response = await answered;
  if (!response.ok()) throw new Error(`${label}: ${response.status()} ${await response.text()}`);
  await panel.locator('form').waitFor({ state: 'detached' });
}
