import { writeFile } from 'node:fs/promises';
import { createClient } from '@orionwiki/client';

const [repository = 'https://github.com/sindresorhus/ky', server = 'http://localhost:8001'] = process.argv.slice(2);
const ow = createClient({ url: server });
const wiki = await ow.generate(
  { repository: { url: repository }, language: 'en' },
  { onProgress: (event) => console.error(event.type) },
);
await writeFile('wiki.html', wiki.html);
console.log(`wiki.html: ${wiki.manifest.pages} pages, ${wiki.manifest.citations} citations, ${wiki.outcome}`);
