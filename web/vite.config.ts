import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.LUOSHU_SERVER ?? 'http://localhost:8080'
const serverPaths = ['/api', '/identity', '/portal', '/work/sign-in', '/work/callback', '/oauth2', '/.well-known', '/actuator']

/** In development `/work/anything` is the workbench page, as the server does it in production. */
const workbenchFallback: Plugin = {
  name: 'workbench-fallback',
  configureServer(dev) {
    dev.middlewares.use((request, _response, next) => {
      const path = (request.url ?? '').split('?')[0] ?? ''
      const page = request.headers.accept?.includes('text/html')
      if (page && /^\/work(\/|$)/.test(path) && !serverPaths.some((p) => path.startsWith(p))) request.url = '/work/index.html'
      next()
    })
  },
}

/** pdf.js reads character maps, fonts and decoders by address; they are served from here, never from a CDN. */
const pdfFolders = ['cmaps', 'standard_fonts', 'wasm']
const pdfFiles: Plugin = {
  name: 'pdf-files',
  configureServer(dev) {
    dev.middlewares.use('/pdf', (request, response, next) => {
      const path = here(`./node_modules/pdfjs-dist${(request.url ?? '').split('?')[0]}`)
      if (pdfFolders.some((folder) => path.startsWith(here(`./node_modules/pdfjs-dist/${folder}/`))) && existsSync(path)) createReadStream(path).pipe(response)
      else next()
    })
  },
  generateBundle() {
    for (const folder of pdfFolders) {
      for (const name of readdirSync(here(`./node_modules/pdfjs-dist/${folder}`))) {
        if (/^LICENSE|\.(bcmap|pfb|ttf|wasm|js)$/.test(name)) this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source: readFileSync(here(`./node_modules/pdfjs-dist/${folder}/${name}`)) })
      }
    }
  },
}

export default defineConfig({
  plugins: [vue(), workbenchFallback, pdfFiles],
  resolve: { alias: { '@': here('./src') } },
  define: { __VUE_OPTIONS_API__: true, __VUE_PROD_DEVTOOLS__: false, __INTLIFY_PROD_DEVTOOLS__: false },
  server: {
    proxy: Object.fromEntries(serverPaths.map((path) => [path, { target: server, changeOrigin: false, xfwd: true }])),
  },
  build: {
    // An inlined asset would be a data: URL, which the content security policy refuses for scripts and fonts.
    assetsInlineLimit: 0,
    rollupOptions: { input: { portal: here('./index.html'), workbench: here('./work/index.html') } },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'] },
})
