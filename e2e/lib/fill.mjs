// Fills whatever form page is shown, as a person would: every empty control gets a plausible value; what is already there stays.

const TEXT = [
  [/身份证|公民身份/, '411502199003070010'], [/信用代码/, '91350100M000100Y43'], [/手机|电话/, '13903760001'], [/邮编/, '464000'], [/面积/, '86'], [/人数|数量/, '3'],
  [/姓名|负责人|联系人|法定代表人|人员/, '张伟'], [/地址|住所|场所|地点/, '信阳市浉河区东方红大道 100 号'],
];

/** @param known values by a part of the field's id or label */
export async function fillPage(page, known = {}) {
  const main = page.locator('main');
  for (const add of await main.locator('.rows:not(:has(fieldset)) > button').all()) await add.click();
  await chooseAll(main);
  for (const field of await main.locator('input:visible, textarea:visible').all()) {
    if (!(await field.isEnabled().catch(() => false))) continue;
    const about = await field.evaluate((element) => ({
      type: element.type, name: element.name, id: element.id, value: element.value, readOnly: element.readOnly,
      label: element.closest('fieldset, .field, [class*=field]')?.querySelector('label, legend')?.textContent?.trim() ?? element.labels?.[0]?.textContent?.trim() ?? '' }));
    if (about.readOnly) continue;
    if (about.type === 'radio') {
      if (!(await main.locator(`input[type=radio][name="${about.name}"]:checked`).count())) await field.check({ force: true });
    } else if (about.type === 'checkbox') {
      if (about.name && !(await main.locator(`input[type=checkbox][name="${about.name}"]:checked`).count())) await field.check({ force: true });
    } else if (about.type !== 'file' && !about.value) {
      const key = Object.keys(known).find((part) => about.id.includes(part) || about.label.includes(part));
      const value = key ? known[key] : about.type === 'date' ? '2026-12-01' : about.type === 'number' ? '6' : about.type === 'tel' ? '13903760001'
        : TEXT.find(([pattern]) => pattern.test(about.label))?.[1] ?? '信阳市浉河区张伟餐馆';
      await field.fill(value);
    }
  }
}

/** Choosing one may bring the next (a division's parts), so one at a time. */
async function chooseAll(main) {
  for (let at = 0, patience = 20; at < 60; at++) {
    // Divisions come from the server: an empty list is one still under way.
    if (patience-- > 0 && await main.locator('select:visible').evaluateAll((all) => all.some((one) => !one.disabled && ['', '-1'].includes(one.value) && one.options.length < 2))) {
      await main.page().waitForTimeout(150);
      continue;
    }
    const open = await main.locator('select:visible').evaluateAll((all) => all.findIndex((one) => !one.disabled && ['', '-1'].includes(one.value) && one.options.length > 1));
    if (open < 0) return;
    await main.locator('select:visible').nth(open).selectOption({ index: 1 });
    await main.page().waitForTimeout(150);
  }
}
