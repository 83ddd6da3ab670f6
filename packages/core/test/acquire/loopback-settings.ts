import { DEFAULT_OUTBOUND_SETTINGS } from '../../src/network/index.ts';

/** Public rules plus this computer over plain http. */
export const LOOPBACK_SETTINGS = { ...DEFAULT_OUTBOUND_SETTINGS, allowCidrs: ['127.0.0.0/8'], allowHttp: true };
