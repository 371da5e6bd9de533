// What a citizen handed in is theirs to use again, and who looked at it is told.
import { accessible } from '../lib/axe.mjs';
import { apply, call, draft } from '../lib/cases.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'my data';

export default async function ({ page: open, as, step, picture }) {
  const portal = await open();
  let receipt;
  await step('a citizen applies', async () => {
    await citizen(portal, '19900000001');
    receipt = await apply(portal);
  });
  await step('a clerk opens the case and a document of it', async () => {
    const work = await as('sh.clerk');
    await work.goto(`/work/cases/${receipt.number}`);
    await work.getByText(receipt.number).first().waitFor();
    const dossier = await call(work, 'GET', `/api/work/cases/${receipt.number}`);
    const file = dossier.materials.find((material) => material.files.length).files[0];
    await work.evaluate((id) => fetch(`/api/work/files/${id}`).then((answer) => answer.blob()), file.id);
  });
  await step('the citizen is told who looked, at what, and for which case', async () => {
    await portal.goto('/my/account/accesses');
    const row = portal.locator('main li', { hasText: '信阳市浉河区市场监督管理局' }).first();
    await row.getByText('综合窗口受理岗').waitFor();
    await portal.getByText('查看了申请材料').first().waitFor();
    await portal.getByText('查看了办件').first().waitFor();
    await row.getByRole('link', { name: /食品经营许可/ }).waitFor();
    await accessible(portal);
    await picture(portal, 'who-read-my-data');
  });
  await step('what was handed in stands among my documents with the case it was used in', async () => {
    await portal.goto('/my/materials');
    await portal.getByRole('link', { name: /食品经营许可/ }).first().waitFor();
    await accessible(portal);
    await picture(portal, 'my-documents');
  });
  await step('and is handed in again without uploading', async () => {
    const { id } = await draft(portal, undefined, { upload: false });
    await portal.goto(`/apply/${id}/materials`);
    const choose = portal.getByRole('button', { name: /用这一份/ }).first();
    await choose.waitFor();
    await accessible(portal);
    await picture(portal, 'earlier-documents');
    await choose.click();
    await portal.getByText('再添加一个文件').first().waitFor();
    const now = await call(portal, 'GET', `/api/portal/drafts/${id}`);
    if (now.materials.filter((material) => material.files.length).length !== 1) throw new Error(JSON.stringify(now.materials));
  });
}
