// Makes a case quickly, through the same interfaces and with the same headers as the pages (web/src/api), inside a signed-in page.
import { PDF } from './pdf.mjs';

export const PAPER = { name: 'paper.pdf', type: 'application/pdf', base64: PDF.toString('base64') };

/** One request of the page's session; a refusal is thrown with its problem. options: { body, version, file } */
export async function call(page, method, path, { body, version, file } = {}) {
  const { status, answer } = await page.evaluate(async ({ method, path, body, version, file }) => {
    const headers = { Accept: 'application/json, application/problem+json' };
    if (method !== 'GET') headers['Idempotency-Key'] = crypto.randomUUID();
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    let content;
    if (file) {
      content = new FormData();
      content.append('file', new Blob([Uint8Array.from(atob(file.base64), (letter) => letter.charCodeAt(0))], { type: file.type }), file.name);
    } else if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
      content = JSON.stringify(body);
    }
    const response = await fetch(path, { method, headers, body: content });
    const text = await response.text();
    return { status: response.status, answer: text && /json/.test(response.headers.get('Content-Type') ?? '') ? JSON.parse(text) : text };
  }, { method, path, body, version, file });
  if (status >= 400) throw Object.assign(new Error(`${method} ${path} answered ${status}: ${JSON.stringify(answer)}`), { status, answer });
  return answer;
}

/** The 33-character code of a matter as the organ of a region implements it. */
export async function matterCode(page, slug, region) {
  const guide = await call(page, 'GET', `/api/public/matters/${slug}?region=${region}`);
  return guide.code;
}

/** What a retailer of food in Shihe district applies with; sketch of the shop and machines are not asked of it. */
export const FOOD = {
  slug: 'food-business-licence', region: '411502000000',
  answers: { business_kind: 'retail', items: ['management'], vending: false, small_shop: false, by_agent: false },
  form: {
    operatorName: '信阳市申码餐饮管理有限公司', creditCode: '91411502X90001006B', legalRepresentative: '张伟', registeredAddress: '河南省信阳市浉河区五星街道新华西路20号',
    contactMobile: '19900000001', businessKind: 'retail', items: ['management'], onlineDelivery: false, premisesRegion: '411502005000',
    premisesAddress: '河南省信阳市浉河区五星街道新华西路20号', premisesArea: 120, equipment: [{ name: '冷藏柜', quantity: 2 }],
    safetyManagerName: '王芳', safetyManagerMobile: '19900000007', staffCount: 6 },
  delivery: { way: '6' },
};

/** A filled-in draft of `what`, not yet submitted; answers the draft. */
export async function draft(page, what = FOOD, { upload = true } = {}) {
  const code = await matterCode(page, what.slug, what.region);
  const opened = await call(page, 'POST', '/api/portal/drafts', { body: { matterCode: code, answers: what.answers, commitment: false } });
  const path = `/api/portal/drafts/${opened.id}`;
  const now = await call(page, 'PUT', path, { body: { form: { ...opened.form, ...what.form }, delivery: what.delivery, tolerant: [] }, version: opened.version });
  for (const material of upload ? now.materials : []) {
    if (material.required) await call(page, 'POST', `${path}/materials/${material.code}/files`, { file: PAPER });
  }
  return call(page, 'GET', path);
}

/** Applies; answers the receipt. */
export async function apply(page, what = FOOD) {
  const { id, problems } = await draft(page, what);
  if (problems?.length) throw new Error(`the draft has problems: ${JSON.stringify(problems)}`);
  const { name } = await call(page, 'GET', '/api/portal/session');
  return call(page, 'POST', `/api/portal/drafts/${id}/submit`, { body: { signedName: name } });
}

/** One act on a case. The official's page may stand elsewhere: it goes to the workbench first. */
export async function command(as, account, number, name, body = {}) {
  const desk = await as(account);
  await desk.goto('/work/');
  const { version } = await call(desk, 'GET', `/api/work/cases/${number}`);
  await call(desk, 'POST', `/api/work/cases/${number}/commands/${name}`, { body, version });
}

/** What the holder applies for is granted and its result issued; answers the number of the case. */
export async function granted(holder, as, what = FOOD) {
  const { number } = await apply(holder, what);
  for (const [account, name, body] of [['sh.clerk', 'accept', { opinion: '材料齐全' }], ['sh.examiner', 'pass', { opinion: '符合' }], ['sh.reviewer', 'pass', { opinion: '同意' }], ['sh.approver', 'grant'], ['sh.clerk', 'issue-result']]) {
    await command(as, account, number, name, body);
  }
  return number;
}

/** As granted; answers the card of the certificate that was made. */
export async function licence(holder, as) {
  const number = await granted(holder, as);
  return (await call(holder, 'GET', `/api/portal/certificates?case=${number}`))[0];
}
