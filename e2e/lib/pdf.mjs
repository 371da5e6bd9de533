// A small real PDF with one empty page: every material accepts it.

const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'];
let text = '%PDF-1.4\n';
const at = objects.map((object, i) => { const start = text.length; text += `${i + 1} 0 obj${object}endobj\n`; return start; });
const table = text.length;
text += `xref\n0 4\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;

export const PDF = Buffer.from(text);
