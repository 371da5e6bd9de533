// Databases of organs beside the platform's own, in the PostgreSQL of its data folder.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lib = new URL('../../.cache/app/lib', import.meta.url).pathname;

export function databases(server) {
  const [, , , port] = readFileSync(join(server.data, 'postgres/postmaster.pid'), 'utf8').split('\n');
  const password = readFileSync(join(server.data, 'keys/postgres'), 'utf8').trim();
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  const driver = join(lib, readdirSync(lib).find((file) => /^postgresql-.*\.jar$/.test(file)));
  const sql = (database, ...statements) => execFileSync(java, ['-cp', driver, new URL('Sql.java', import.meta.url).pathname, `jdbc:postgresql://127.0.0.1:${port.trim()}/${database}`, 'luoshu', password, ...statements],
    { encoding: 'utf8' }).trim().split('\n');
  return { port: port.trim(), user: 'luoshu', password, sql };
}
