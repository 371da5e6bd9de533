// The committed OpenAPI equals the one the running application describes (OpenApiTest writes it while the server tests run).
import { readFileSync } from 'node:fs';

const generated = readFileSync('server/target/openapi.json', 'utf8');
const committed = readFileSync('web/src/api/openapi.json', 'utf8');
if (generated !== committed) {
  const [a, b] = [generated, committed].map((text) => text.split('\n'));
  const line = a.findIndex((text, i) => text !== b[i]);
  console.error(`web/src/api/openapi.json is not what the server offers (first difference at line ${line + 1}):\n  server:    ${a[line]}\n  committed: ${b[line]}\nMend: cp server/target/openapi.json web/src/api/openapi.json && npm --prefix web run generate:client`);
  process.exit(1);
}
