import { mountApplication } from './App.tsx';
import { electronHost } from './host/electronHost.ts';

/** In Electron: the preload script has put the bridge on the window. */
mountApplication(electronHost());
