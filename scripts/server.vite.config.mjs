/**
 * The program as few files of JavaScript: read at once by any Node, where its TypeScript takes a second to be read file by
 * file. Packages are left outside. Used by prepare.mjs.
 */
import { join, relative } from 'node:path';
import { defineConfig } from 'vite';

const root = process.cwd();
const source = join(root, 'src');

export default defineConfig({
  root,
  configFile: false,
  publicDir: false,
  plugins: [
    {
      name: 'places-from-source',
      // What a source file finds beside itself, such as the migrations, is found from dist/server too.
      transform(code, id) {
        if (!id.startsWith(source) || !code.includes('import.meta.url')) return undefined;
        const place = JSON.stringify(join('../..', relative(root, id)));
        return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), map: null };
      },
    },
  ],
  ssr: { external: true },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: true,
    rollupOptions: {
      input: {
        main: join(source, 'main.ts'),
        cli: join(source, 'cli/index.ts'),
        // A process of its own, started by src/infra/documents/draw-report.ts.
        draw: join(source, 'infra/documents/report/process.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
