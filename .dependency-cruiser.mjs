/** What a school would name: each declares the ports that it needs. */
const DOMAIN = '(?:accounts|audit|directory|lesson|recording|library|study|insight)';
/** What implements those ports. */
const IMPLEMENTING = '(media|persistence|storage)';
/** What every feature of the client stands on. */
const GROUND = '(?:media|connection|api|kit|i18n)';

/**
 * Who may import whom. CONTRIBUTING.md draws it; this is what holds it.
 *
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need one another are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that cannot be followed is an arrow that cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shared-is-pure',
      comment:
        'Both sides run shared/, so it knows zod, the geometry of strokes and itself, and nothing of either side.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/(zod|perfect-freehand)/'] },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(client|test|scripts)/' },
    },
    {
      name: 'client-knows-no-server',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|test|scripts)/' },
    },
    {
      name: 'only-server-media-knows-mediasoup',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/media/' },
      to: { path: '^node_modules/mediasoup/' },
    },
    {
      name: 'only-client-media-knows-mediasoup-client',
      severity: 'error',
      from: { path: '^client/', pathNot: '^client/media/' },
      to: { path: '^node_modules/mediasoup-client/' },
    },
    {
      name: 'platform-knows-nobody',
      comment: 'server/platform is what every other folder stands on.',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/', pathNot: '^server/platform/' },
    },
    {
      name: 'domain-declares-ports',
      comment: 'A domain folder says what it needs in an interface; media, persistence and storage implement it.',
      severity: 'error',
      from: { path: `^server/${DOMAIN}/` },
      to: { path: '^server/', pathNot: `^server/(${DOMAIN}|platform)/` },
    },
    {
      name: 'ports-are-implemented-apart',
      comment: 'What implements ports may know the domain that declares them, but not one another nor the edge.',
      severity: 'error',
      from: { path: `^server/${IMPLEMENTING}/` },
      to: { path: '^server/', pathNot: ['^server/$1/', `^server/(${DOMAIN}|platform)/`] },
    },
    {
      name: 'edge-meets-domain-only',
      comment: 'Only compose and the programs beside it know both a domain folder and what implements its ports.',
      severity: 'error',
      from: { path: '^server/', pathNot: [`^server/${IMPLEMENTING}/`, '^server/[^/]+$'] },
      to: { path: `^server/${IMPLEMENTING}/` },
    },
    {
      name: 'nobody-imports-the-top',
      comment:
        'compose builds the parts, serve starts and stops them, main loads serve; nothing is built by what it builds.',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(main|serve)[.]ts$' },
      to: { path: '^server/(compose|serve|main)[.]ts$' },
    },
    {
      name: 'screens-compose',
      comment: 'A feature does not know which screen it is on.',
      severity: 'error',
      from: { path: '^client/[^/]+/', pathNot: '^client/screens/' },
      to: { path: '^client/(screens/|[^/]+$)' },
    },
    {
      name: 'ground-knows-no-feature',
      comment: 'media, connection, api, kit and i18n carry the features and know none.',
      severity: 'error',
      from: { path: `^client/${GROUND}/` },
      to: { path: '^client/', pathNot: `^client/${GROUND}/` },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API; swc reads .ts and .tsx, types included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: '^node_modules/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
