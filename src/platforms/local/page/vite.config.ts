import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: './',
  build: {
    outDir: here('../../../../dist/page'),
    emptyOutDir: true,
    // The page is served from this machine: size costs start-up time, not network.
    chunkSizeWarningLimit: 1500,
    // A picture or font inside the style sheet would need data: in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
