import { checkNode } from './checkNode.ts';

checkNode(process);
const { runExport } = await import('./runExport.ts');
await runExport(process);
