// A system of an organ that asks through the gateway, signed with openssl as docs/gateway.md tells it.
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const openssl = (args, input) => execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] });

export class AskingSystem {
  constructor(url) {
    this.url = url;
    this.folder = mkdtempSync(join(tmpdir(), 'luoshu-asking-'));
    this.key = join(this.folder, 'key.pem');
    openssl(['genpkey', '-algorithm', 'SM2', '-out', this.key]);
    this.pem = openssl(['pkey', '-in', this.key, '-pubout']).toString();
    this.id = openssl(['dgst', '-sm3', '-r'], openssl(['pkey', '-in', this.key, '-pubout', '-outform', 'DER']).subarray(-65)).toString().slice(0, 32);
  }

  /** A signed GET; answers status, body and Retry-After. */
  async ask(contract, path, query = '') {
    const target = `/gateway/v1/${contract}${path}`;
    const headers = {
      'luoshu-key': this.id, 'luoshu-time': new Date().toISOString().replace(/\.\d+/, ''), 'luoshu-nonce': randomUUID(), 'luoshu-person': 'zhouming', 'luoshu-matter': '', 'luoshu-case': '', 'luoshu-purpose': 'heyan', 'luoshu-fields': '',
    };
    const nothing = openssl(['dgst', '-sm3', '-r'], Buffer.alloc(0)).toString().slice(0, 64);
    const text = join(this.folder, 'question');
    writeFileSync(text, ['luoshu-gateway-1', 'GET', target, query, ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), nothing].join('\n'));
    const signature = openssl(['dgst', '-sm3', '-sign', this.key, '-sigopt', 'distid:1234567812345678', text]).toString('base64');
    const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value));
    const answer = await fetch(`${this.url}${target}${query && `?${query}`}`, { headers: { ...sent, 'luoshu-signature': signature } });
    return { status: answer.status, retryAfter: answer.headers.get('Retry-After'), body: await answer.json() };
  }
}
