import { useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { OnIt, ServiceHealth } from '@mainline/backstage-plugin-ci-common';
import { ciApiRef } from '../../api';
import { useReader } from './useReader';

export type OnItDeed = 'take' | 'leave';

/**
 * Who is on a red mainline, as the reader just said and not yet as the server answered. Where the server refuses, what
 * it knew before stands again, with its sentence.
 */
export function useOnIt(health: ServiceHealth, onChanged: () => void) {
  const ci = useApi(ciApiRef);
  const reader = useReader();
  const going = useRef(false);
  const { entityRef } = health.service;
  const [said, setSaid] = useState<{ onIt?: OnIt; over: OnIt | undefined }>();
  const [failed, setFailed] = useState<{ deed: OnItDeed; error: Error }>();

  const act = async (deed: OnItDeed) => {
    // A second press comes before React has drawn the first.
    if (going.current || !reader) return;
    going.current = true;
    setFailed(undefined);
    const over = health.onIt;
    const at = new Date().toISOString();
    setSaid({
      onIt: deed === 'take' ? { by: reader.userEntityRef, at } : undefined,
      over,
    });
    try {
      if (deed === 'take') {
        const onIt = await ci.putOnIt(entityRef);
        setSaid({ onIt, over });
      } else {
        await ci.deleteOnIt(entityRef);
      }
      onChanged();
    } catch (error) {
      setSaid(undefined);
      setFailed({ deed, error: error as Error });
    } finally {
      going.current = false;
    }
  };

  // What was said stands until the server says something else than it did then.
  const isNews =
    said !== undefined &&
    (said.over?.by !== health.onIt?.by || said.over?.at !== health.onIt?.at);
  if (isNews) setSaid(undefined);
  const onIt = said && !isNews ? said.onIt : health.onIt;
  return {
    onIt,
    isReader: onIt !== undefined && onIt.by === reader?.userEntityRef,
    ready: reader !== undefined,
    failed,
    take: () => act('take'),
    leave: () => act('leave'),
  };
}
