// Draws a lineage with React Flow. Each node is a link, so the Tab key walks through the graph.
import { theme } from 'antd';
import {
  Controls,
  Handle,
  MarkerType,
  Position,
  ReactFlow,
  type Edge,
  type Node,
  type NodeProps,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { Link } from 'react-router';
import type { Lineage, LineageNode } from '../api/types';
import { useDark } from '../theme/use-dark';
import { useSay, useTexts } from '../texts/use-texts';
import { NODE, placesOf } from './layout';
import { addressOf } from './lineage';
import { useNodeTitle } from './lineage-list';
import { lineageTexts } from './texts';

type LineageFlowNode = Node<{ node: LineageNode }, 'lineage'>;

const NODE_TYPES = { lineage: NodeBox };

export function LineageGraph({ lineage, height }: { lineage: Lineage; height: number }) {
  const texts = useTexts(lineageTexts);
  const isDark = useDark();
  const places = placesOf(lineage);
  const nodes: LineageFlowNode[] = lineage.nodes.map((node) => ({
    id: node.id,
    type: 'lineage',
    position: places.get(node.id) ?? { x: 0, y: 0 },
    data: { node },
    ...NODE,
  }));
  const edges: Edge[] = lineage.edges.map(({ from, to, kind }) => ({
    id: `${from} ${to}`,
    source: from,
    target: to,
    label: texts.edges[kind],
    markerEnd: { type: MarkerType.ArrowClosed },
  }));
  return (
    <section aria-label={texts.graph} style={{ height }}>
      <ReactFlow<LineageFlowNode>
        // Another lineage is another drawing, fitted anew.
        key={lineage.nodes.map(({ id }) => id).join(' ')}
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        colorMode={isDark ? 'dark' : 'light'}
        fitView
        // What does not fit at a size that can be read is moved into sight.
        fitViewOptions={{ minZoom: 0.75, maxZoom: 1, padding: 0.05 }}
        minZoom={0.2}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        // The wheel scrolls the page, as everywhere else; the buttons and two fingers zoom.
        zoomOnScroll={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
        ariaLabelConfig={{
          'controls.ariaLabel': texts.controls,
          'controls.zoomIn.ariaLabel': texts.zoomIn,
          'controls.zoomOut.ariaLabel': texts.zoomOut,
          'controls.fitView.ariaLabel': texts.fitView,
        }}
      >
        <Controls position="bottom-right" showInteractive={false} />
      </ReactFlow>
    </section>
  );
}

function NodeBox({ data: { node } }: NodeProps<LineageFlowNode>) {
  const texts = useTexts(lineageTexts);
  const say = useSay();
  const title = useNodeTitle()(node);
  const address = addressOf(node);
  const { token } = theme.useToken();
  const isStart = node.distance === 0;
  return (
    <div
      style={{
        ...NODE,
        boxSizing: 'border-box',
        padding: '8px 12px',
        overflow: 'hidden',
        borderRadius: token.borderRadius,
        border: `${isStart ? 2 : 1}px ${node.kind === 'hidden' ? 'dashed' : 'solid'} ${
          isStart ? token.colorPrimary : token.colorBorder
        }`,
        background: isStart ? token.colorPrimaryBg : token.colorBgContainer,
        color: token.colorText,
        fontSize: 13,
        lineHeight: '18px',
      }}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} style={{ visibility: 'hidden' }} />
      <div style={{ whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }} title={title}>
        {address === undefined || isStart ? <strong>{title}</strong> : <Link to={address}>{title}</Link>}
      </div>
      <div style={{ color: token.colorTextDescription, fontSize: 12 }}>{texts.kinds[node.kind]}</div>
      {node.owner_name && (
        <div style={{ color: token.colorTextDescription, fontSize: 12 }}>{say(node.owner_name)}</div>
      )}
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={false}
        style={{ visibility: 'hidden' }}
      />
    </div>
  );
}
