/**
 * Who may import whom: one allow-list per layer (docs/decisions/0001-shape.md). What no rule of a layer names is an
 * error, so a new library or layer is a choice that is seen here.
 */

const packages = (...names) => names.map((name) => `^node_modules/${name.replaceAll('.', '\\.')}/`);

/** `from` may import `paths` of the program, `npm` packages and `core` modules of Node (`true`: any); nothing else. */
function layer(name, from, { paths = [], npm = [], core = [] }) {
  const cores = core === true ? [] : core.map((module) => `^${module}$`);
  return {
    name: `${name}-imports-only-its-own`,
    severity: 'error',
    from: { path: from },
    to: {
      pathNot: [...paths, ...packages(...npm), ...cores],
      ...(core === true ? { dependencyTypesNot: ['core'] } : {}),
    },
  };
}

module.exports = {
  forbidden: [
    // A cycle with a type in it is none when the program runs: a part may name the type of its whole (the catalogue's
    // shape, the transaction that a commit's part is given).
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      // The page is built ahead, with its libraries in it.
      name: 'nothing-from-development-in-the-program',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/platforms/local/page/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'type-only'] },
    },
    layer('domain', '^src/domain/', {
      paths: ['^src/domain/'],
      // The number checkers are the privacy guard's.
      npm: ['temporal-polyfill', 'rrule-temporal', 'personnummer', 'libphonenumber-js'],
    }),
    layer('chat', '^src/chat/', {
      paths: ['^src/chat/', '^src/domain/'],
      // incoming.ts: a platform may be handed the HTTP server (a type); action-codec.ts checks what a button brings.
      npm: ['zod'],
      core: ['http'],
    }),
    // A catalogue turns domain facts into sentences and builds a message of them.
    layer('text', '^src/text/', {
      paths: ['^src/text/', '^src/chat/message\\.ts$', '^src/domain/'],
      npm: ['temporal-polyfill'],
    }),
    {
      name: 'chat-and-text-know-domain-types-only',
      severity: 'error',
      from: { path: '^src/(?:chat|text)/' },
      to: { path: '^src/domain/', dependencyTypesNot: ['type-only'] },
    },
    layer('app', '^src/app/', {
      paths: ['^src/app/', '^src/chat/', '^src/text/', '^src/domain/'],
      npm: ['zod', 'fastest-levenshtein', 'temporal-polyfill'],
    }),
    layer('slack', '^src/platforms/slack/', {
      paths: ['^src/platforms/slack/', '^src/chat/', '^src/text/'],
      npm: ['@slack', 'zod'],
      core: true,
    }),
    layer('teams', '^src/platforms/teams/', {
      paths: ['^src/platforms/teams/', '^src/chat/', '^src/text/'],
      npm: ['@microsoft', 'express', 'zod'],
      core: true,
    }),
    layer('local', '^src/platforms/local/(?!page/)', {
      paths: ['^src/platforms/local/', '^src/chat/', '^src/text/'],
      npm: ['express', 'zod'],
      core: true,
    }),
    // Runs in a browser, so it has nothing of Node; its vite.config.ts runs in Node.
    layer('local-page', '^src/platforms/local/page/(?!vite\\.config)', {
      paths: ['^src/platforms/local/(?:page/|(?:wire|directory|timeline)\\.ts$)', '^src/chat/', '^src/text/'],
      npm: ['react', 'react-dom', 'slack-blocks-to-jsx', 'adaptivecards', 'zod', '@types/react', '@types/react-dom'],
    }),
    // Lists the platforms; each starts if its configuration is there.
    layer('platforms', '^src/platforms/[^/]+\\.ts$', {
      paths: ['^src/platforms/', '^src/chat/', '^src/text/'],
      npm: ['express', 'zod'],
      core: true,
    }),
    layer('infra', '^src/infra/', {
      // effects.ts, dispatch.ts, documents.ts, meter.ts and report.ts are ports too: what infra commits, logs, counts and draws. Text is what
      // documents say; chat gives the types of what is delivered.
      paths: [
        '^src/infra/',
        '^src/domain/',
        '^src/app/(?:ports|effects|dispatch|documents|meter|reports/report)\\.ts$',
        '^src/chat/',
        '^src/text/',
        '^src/generated/prisma/',
      ],
      npm: [
        '@electric-sql/pglite',
        '@myriaddreamin/typst-ts-node-compiler',
        '@prisma/adapter-pg',
        '@prisma/client',
        '@resvg/resvg-js',
        'csv-parse',
        'csv-stringify',
        'docx',
        'ical-generator',
        'ical.js',
        'iconv-lite',
        'node-cron',
        'nodemailer',
        'pg',
        'pg-boss',
        'pino',
        'prom-client',
        'read-excel-file',
        'temporal-polyfill',
        'write-excel-file',
        'yaml',
        // Rows and files come from outside the program, so they are checked.
        'zod',
      ],
      core: true,
    }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/generated'] },
    exclude: { path: ['^src/generated/prisma/(?!client)'] },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count as much as values: a layer that knows another's types depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
