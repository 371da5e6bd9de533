// A server of our own: the built jar, a fresh data folder, a free port. Stopped, and its folder removed, when the journeys end.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('../..', import.meta.url).pathname;

export async function startServer({ data = mkdtempSync(join(tmpdir(), 'luoshu-e2e-')), port, options = [] } = {}) {
  port ??= await freePort();
  const log = join(data, 'server.log');
  const output = openSync(log, 'a');
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  const cache = join(root, '.cache/luoshu.aot');
  const child = spawn(java, ['-XX:+UseCompactObjectHeaders', '-XX:+UseG1GC', '-XX:MaxRAMPercentage=40', '-Xlog:aot*=off', '--enable-native-access=ALL-UNNAMED',
    ...(existsSync(cache) ? [`-XX:AOTCache=${cache}`] : []),
    `-Dluoshu.data=${data}`, `-Dserver.port=${port}`, ...options, '-jar', join(root, '.cache/app/luoshu.jar')], { stdio: ['ignore', output, output] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://localhost:${port}`;
  const started = Date.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended:\n${readFileSync(log, 'utf8').split('\n').slice(-30).join('\n')}`);
    if (Date.now() - started > 180_000) { child.kill('SIGKILL'); throw new Error(`no answer from ${url} in 180 s`); }
    const ready = await fetch(`${url}/actuator/health/readiness`).then((answer) => answer.ok, () => false);
    if (ready) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return {
    url, data, pid: child.pid, log, startedIn: Date.now() - started,
    async stop({ keep = false } = {}) { child.kill('SIGTERM'); await ended; if (!keep) rmSync(data, { recursive: true, force: true }); },
    async kill() { child.kill('SIGKILL'); await ended; },
  };
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
  });
}
