import { checkNode } from './checkNode.ts';

checkNode(process);
const { runImport } = await import('./runImport.ts');
await runImport(process);
