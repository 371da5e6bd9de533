// 库表交换 under kills: a large table is on its way when the server is killed, twice; it goes on by itself behind what is committed, nothing is seen before all of it is there, and both ends agree.
// LUOSHU_EXCHANGE_ROWS=10000000 walks it with ten million rows.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { until } from '../lib/pages.mjs';
import { startServer } from '../lib/server.mjs';
import { official } from '../lib/sign-in.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'exchange under kills';

const ROWS = Number(process.env.LUOSHU_EXCHANGE_ROWS ?? 600_000);
/** Of so many rows one has a number that no telephone has. */
const BAD = 100_000;
const SECONDS = 120 + ROWS / 5_000;

export default async function ({ browser, step, picture }) {
  let server = await startServer();
  let officer;
  let flow;
  const signIn = async () => { officer = await browser.page(server.url); await official(officer, 'sh.data'); };
  const { port, user, password, sql } = databases(server);
  const run = async () => (await call(officer, 'GET', `/api/work/exchange-flows/${flow}`)).last;
  /** The server is killed with so much of the table read and not all of it; another goes on with its folder. */
  const killedBehind = async (share) => {
    const read = await until(`${share} of the rows read`, async () => {
      const { state, read: rows } = await run();
      assert.equal(state, 'RUNNING');
      return rows > ROWS * share && rows;
    }, SECONDS);
    await server.kill();
    assert.deepEqual(sql('centre', 'select count(*) || min(name) from resident'), ['1旧']);
    await officer.context().close();
    server = await startServer({ data: server.data });
    await signIn();
    return read;
  };
  try {
    await signIn();
    await step(`a table of ${ROWS} rows is on its way`, async () => {
      sql('postgres', 'create database front', 'create database centre');
      const table = 'create table resident (id bigint primary key, name varchar(50) not null, phone varchar(20), address text, changed timestamp)';
      sql('front', table, `insert into resident select i, '居民' || i, case when i % ${BAD} = 0 then '12' else '138' || lpad((i % 100000000)::text, 8, '0') end, '信阳市浉河区民权路' || i % 400 || '号 ' || md5(i::text),
        timestamp '2026-01-01' + i * interval '1 second' from generate_series(1, ${ROWS}) i`, 'analyze resident');
      sql('centre', table, "insert into resident values (0, '旧', null, null, null)");
      const source = async (label, database, target) => {
        const { id } = await call(officer, 'POST', '/api/work/data-sources', { body: { name: label, kind: 'POSTGRESQL', host: '127.0.0.1', port: Number(port), database, user, password, tls: false, target } });
        await call(officer, 'POST', `/api/work/data-sources/${id}/readings`, { body: { sample: false } });
        return id;
      };
      const [from, to] = [await source('前置库', 'front', false), await source('中心库', 'centre', true)];
      const fields = ['id', 'name', 'phone', 'address', 'changed'].map((column) => ({ source: column, target: column, required: column === 'name', ...(column === 'phone' ? { form: 'MOBILE' } : {}), codes: [] }));
      ({ id: flow } = await call(officer, 'POST', '/api/work/exchange-flows', { body: { name: '常住人口', source: from, sourceTable: 'resident', target: to, targetTable: 'resident', mode: 'FULL', keys: ['id'], control: false, fields } }));
      await officer.goto(`/work/exchange-flows/${flow}`);
      await officer.getByRole('button', { name: '核对两端的表' }).click();
      await officer.getByText('两端的表核对无误').waitFor();
      await officer.getByRole('button', { name: '运行', exact: true }).click();
      await officer.getByText(/已读取 [\d,]+ 行/).waitFor({ timeout: 30_000 });
    });
    const read = await step('killed on the way, it goes on by itself behind what was committed', async () => {
      const before = await killedBehind(0.2);
      await until('more rows than before', async () => (await run()).read > before, SECONDS);
      return before;
    });
    await step('killed again, too', async () => {
      assert.ok((await killedBehind(0.6)) > read);
      await officer.goto(`/work/exchange-flows/${flow}`);
      await officer.getByRole('heading', { name: '常住人口' }).waitFor();
      await accessible(officer);
      await picture(officer, 'exchange-killed');
    });
    await step('nothing is lost or doubled, and both ends agree', async () => {
      const done = await until('the end of the run', async () => { const one = await run(); return one.state !== 'RUNNING' && one; }, SECONDS);
      const fit = ROWS - Math.floor(ROWS / BAD);
      assert.deepEqual([done.state, done.number, done.read, done.rejected, done.sent, done.target], ['DONE', 1, ROWS, ROWS - fit, fit, fit]);
      assert.equal(done.targetDigest, done.sentDigest);
      assert.deepEqual(sql('centre', "select count(*) || ' ' || count(distinct id) || ' ' || sum(id) from resident"), sql('front', "select count(*) || ' ' || count(distinct id) || ' ' || sum(id) from resident where phone <> '12'"));
      await officer.goto(`/work/exchange-flows/${flow}`);
      await officer.getByText(new RegExp(`目标读回 ${fit.toLocaleString('en-US')} 行`)).first().waitFor();
      await picture(officer, 'exchange-killed-done');
    });
  } finally {
    await officer?.context().close();
    await server.stop();
  }
}
