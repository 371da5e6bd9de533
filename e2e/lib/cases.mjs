// Makes a case quickly, through the same interfaces and with the same headers as the pages (web/src/api), inside a signed-in page.

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

/** A one-page PDF that every material accepts. */
export const PAPER = { name: 'paper.pdf', type: 'application/pdf', base64: Buffer.from(paper()).toString('base64') };

function paper() {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
  let text = '%PDF-1.4\n';
  const at = objects.map((object, i) => { const start = text.length; text += `${i + 1} 0 obj${object}endobj\n`; return start; });
  const table = text.length;
  return `${text}xref\n0 4\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
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

/** A filled-in draft of `what`, not yet submitted; answers the draft. `defer` names materials to bring later. */
export async function draft(page, what = FOOD, { defer = [], upload = true } = {}) {
  const code = await matterCode(page, what.slug, what.region);
  const opened = await call(page, 'POST', '/api/portal/drafts', { body: { matterCode: code, answers: what.answers, commitment: false } });
  const path = `/api/portal/drafts/${opened.id}`;
  let now = await call(page, 'PUT', path, { body: { form: { ...opened.form, ...what.form }, delivery: what.delivery, tolerant: defer }, version: opened.version });
  if (upload) {
    for (const material of now.materials) {
      if (!defer.includes(material.code) && material.required) await call(page, 'POST', `${path}/materials/${material.code}/files`, { file: PAPER });
    }
    now = await call(page, 'GET', path);
  }
  return now;
}

/** Applies; answers the receipt. */
export async function apply(page, what = FOOD, options = {}) {
  const { id, problems } = await draft(page, what, options);
  if (problems?.length) throw new Error(`the draft has problems: ${JSON.stringify(problems)}`);
  const { name } = await call(page, 'GET', '/api/portal/session');
  return call(page, 'POST', `/api/portal/drafts/${id}/submit`, { body: { signedName: name } });
}

/** An official's command on a case, on its present version; answers the dossier. */
export async function command(page, number, name, body = {}) {
  const { version } = await call(page, 'GET', `/api/work/cases/${number}`);
  return call(page, 'POST', `/api/work/cases/${number}/commands/${name}`, { body, version });
}
