export type { OutboundPolicy, OutboundSettings, VettedUrl } from './outbound-policy.ts';
