import { defineConfig } from 'rolldown';
import { bundleAround } from '../core/scripts/bundle-around.ts';

export default defineConfig(bundleAround('src/main.ts'));
