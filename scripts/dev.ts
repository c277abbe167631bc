/** The server, restarted at each change, and beside it Vite, which serves the client and passes the rest on. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFolder } from './bootstrap/places.mjs';

const programs = [
  ['--watch', 'server/main.ts'],
  [join('node_modules', 'vite/bin/vite.js'), '--clearScreen=false'],
];

const children = programs.map((args) => spawn(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' }));
const stopAll = () => {
  for (const child of children) child.kill('SIGTERM');
};
// One without the other is of no use.
for (const child of children) child.once('exit', stopAll);
process.once('SIGTERM', stopAll);
process.once('SIGINT', stopAll);
