// A line between two servers that can be cut: what is under way breaks off, and nobody gets through until it is mended.
import { connect, createServer } from 'node:net';

/** @param to the address of the server at its end, http://host:port */
export async function line(to) {
  const { hostname, port } = new URL(to);
  const open = new Set();
  let cut = false;
  const listener = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [[near, far], [far, near]]) {
      open.add(one);
      one.on('error', () => {}).on('close', () => { open.delete(one); other.destroy(); });
    }
    if (cut) near.destroy();
    near.pipe(far).pipe(near);
  });
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${listener.address().port}`,
    cut() { cut = true; for (const one of open) one.destroy(); },
    mend() { cut = false; },
    close() { this.cut(); listener.close(); },
  };
}
