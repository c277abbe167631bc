import './kit/tokens.css';
import './kit/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { createQueryClient } from './api/queryClient.ts';
import { forgetSession } from './api/session.ts';
import { ownWindowId } from './connection/windowId.ts';
import { startTexts } from './i18n/startTexts.ts';
import { ToastRegion } from './kit/ToastRegion.tsx';
import { reloadWhenStale } from './reloadWhenStale.ts';
import { createAppRouter } from './routes.tsx';

// The content security policy forbids code made from strings, which zod would otherwise try.
z.config({ jitless: true });

const queryClient = createQueryClient({
  onSessionLost: () => {
    forgetSession(queryClient);
    void router.invalidate();
  },
});
const router = createAppRouter(queryClient);

ownWindowId();
reloadWhenStale();
await startTexts();
const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app.');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <ToastRegion />
    </QueryClientProvider>
  </StrictMode>,
);
// After the first paint: the system's Chinese font stands in until ours has come.
void import('./kit/fonts.ts');
