import type { Diagram, DiagramEdge } from '#draft';
import { at } from './page-words.ts';

const imports = (from: string, to: string, file: string, line: string): DiagramEdge => ({
  from,
  to,
  kind: 'imports',
  evidence: at(file, line),
});

/** Modules of the invented repository. */
export function moduleDiagram(title: string): Diagram {
  return {
    id: 'modules',
    kind: 'module',
    title,
    nodes: [
      { id: 'main', label: 'main', detail: 'src/main.ts', path: 'src/main.ts' },
      { id: 'http', label: 'HTTP interface', detail: 'src/http', path: 'src/http', group: 'Roles', pageId: 'http' },
      {
        id: 'delivery',
        label: 'Delivery',
        detail: 'src/delivery',
        path: 'src/delivery',
        group: 'Roles',
        pageId: 'delivery',
      },
      {
        id: 'retry',
        label: 'Retrying failed deliveries',
        detail: 'src/delivery/retry.ts',
        path: 'src/delivery/retry.ts',
        pageId: 'retry',
      },
      { id: 'store', label: 'Store', detail: 'src/store', path: 'src/store', pageId: 'data' },
      { id: 'config', label: 'Configuration', detail: 'src/config.ts', path: 'src/config.ts', pageId: 'configuration' },
    ],
    edges: [
      imports('main', 'http', 'src/main.ts', './http/server.ts'),
      imports('main', 'delivery', 'src/main.ts', './delivery/worker.ts'),
      imports('main', 'config', 'src/main.ts', './config.ts'),
      imports('http', 'store', 'src/http/create-event.ts', '../store/database.ts'),
      { ...imports('http', 'config', 'src/http/server.ts', '../config.ts'), weight: 2 },
      { ...imports('delivery', 'store', 'src/delivery/worker.ts', '../store/database.ts'), weight: 4 },
      imports('delivery', 'retry', 'src/delivery/worker.ts', './retry.ts'),
      imports('retry', 'delivery', 'src/delivery/retry.ts', 'Delivery'),
      { from: 'store', to: 'config', kind: 'imports', evidence: at('src/store/database.ts', '../config.ts') },
      { from: 'delivery', to: 'config', kind: 'concept' },
    ],
  };
}

/** The way of one event, as a sequence. */
export function deliverySequence(title: string): Diagram {
  const call = (from: string, to: string, label: string, file: string, line: string): DiagramEdge => ({
    from,
    to,
    kind: 'calls',
    label,
    evidence: at(file, line),
  });
  return {
    id: 'sequence',
    kind: 'sequence',
    title,
    nodes: [
      { id: 'work', label: 'work', detail: 'worker.ts', path: 'src/delivery/worker.ts' },
      { id: 'store', label: 'claimDeliveries', detail: 'deliveries.ts', path: 'src/store/deliveries.ts' },
      { id: 'send', label: 'send', detail: 'send.ts', path: 'src/delivery/send.ts' },
      { id: 'signer', label: 'HmacSigner', detail: 'signers.ts', path: 'src/delivery/signers.ts' },
    ],
    edges: [
      call('work', 'store', 'claimDeliveries(client)', 'src/delivery/worker.ts', 'claimDeliveries(client)'),
      call('work', 'send', 'send(config, delivery)', 'src/delivery/worker.ts', 'send(config, delivery)'),
      call('send', 'signer', 'sign(key, body)', 'src/delivery/send.ts', 'signers.hmac.sign'),
      call('send', 'send', 'fetch(url)', 'src/delivery/send.ts', 'fetch(delivery.url'),
      call('work', 'store', 'retryOrBury', 'src/delivery/worker.ts', 'retryOrBury(client'),
    ],
  };
}

/** Which class implements what. */
export function signerClasses(title: string): Diagram {
  return {
    id: 'signers',
    kind: 'class',
    title,
    nodes: [
      { id: 'signer', label: 'Signer', detail: 'interface', path: 'src/delivery/signers.ts' },
      { id: 'hmac', label: 'HmacSigner', detail: 'class', path: 'src/delivery/signers.ts' },
    ],
    edges: [
      {
        from: 'hmac',
        to: 'signer',
        kind: 'extends',
        label: 'implements',
        evidence: at('src/delivery/signers.ts', 'implements Signer'),
      },
    ],
  };
}
