// A server of our own: the built jar, a fresh data folder, a free port, the database inside. Stopped, and its folder removed, when the journeys end.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const cache = new URL('../../.cache', import.meta.url).pathname;

/**
 * @param settings more system properties
 * @param data     folder of a server that was killed, to go on with
 */
export async function startServer({ settings = {}, data = mkdtempSync(join(tmpdir(), 'luoshu-e2e-')) } = {}) {
  const port = await freePort();
  const log = join(data, 'server.log');
  const output = openSync(log, 'a');
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  const aot = join(cache, 'luoshu.aot');
  const child = spawn(java, [`@${join(cache, 'jvm')}`, ...(existsSync(aot) ? [`-XX:AOTCache=${aot}`] : []), `-Dluoshu.data=${data}`, `-Dserver.port=${port}`, ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`), '-jar', join(cache, 'app/luoshu.jar')],
    { stdio: ['ignore', output, output], env: { ...process.env, LUOSHU_DATABASE_URL: '' } });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  const until = Date.now() + 180_000;
  while (!(await fetch(`${url}/actuator/health/readiness`).then((answer) => answer.ok, () => false))) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`);
    if (Date.now() > until) { child.kill('SIGKILL'); throw new Error(`no answer from ${url} in 180 s`); }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return {
    url, data,
    /** At once and without a word; its folder stays, and the database in it goes on. */
    async kill() { child.kill('SIGKILL'); await ended; },
    async stop() { child.kill('SIGTERM'); await ended; rmSync(data, { recursive: true, force: true }); },
  };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
  });
}
