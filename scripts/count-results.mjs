// Prints "passed failed" for a folder of surefire XML, a vitest JSON or our e2e JSON; names what failed on stderr.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const source = process.argv[2];
let passed = 0, failed = 0;
const fail = (name) => { failed++; console.error(`      failed: ${name}`); };

if (statSync(source, { throwIfNoEntry: false })?.isDirectory()) {
  for (const file of readdirSync(source).filter((name) => name.endsWith('.xml'))) {
    const xml = readFileSync(join(source, file), 'utf8');
    for (const [, attributes, body = ''] of xml.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
      if (/<(failure|error)\b/.test(body)) fail(attributes.replace(/ time="[^"]*"/, '').trim());
      else if (!/<skipped\b/.test(body)) passed++;
    }
  }
} else {
  const report = JSON.parse(readFileSync(source, 'utf8'));
  const tests = report.testResults ? report.testResults.flatMap((suite) => suite.assertionResults) : report.tests;
  for (const test of tests) {
    if (test.status === 'passed') passed++;
    else if (test.status === 'failed') fail(test.fullName ?? test.name);
  }
}
console.log(passed, failed);
