// A service of an organ as it would run in its own computer room: an HTTP interface with an OpenAPI document, on loopback.
import { createServer } from 'node:http';

const DOCUMENT = {
  openapi: '3.0.3', info: { title: '市场主体登记查询', version: '1' },
  paths: { '/enterprises/{code}': { get: {
    summary: '按统一社会信用代码查询', parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: '登记信息' } } } } },
};

/** @param row what is known of whoever is asked about; `asked` counts the questions */
export async function registry(row) {
  const service = { asked: 0, url: '', close: () => server.close() };
  const server = createServer((request, response) => {
    const document = request.url.startsWith('/openapi.json');
    if (!document) service.asked++;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(document ? DOCUMENT : { code: 0, data: { list: [row] } }));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  service.url = `http://127.0.0.1:${server.address().port}`;
  return service;
}
