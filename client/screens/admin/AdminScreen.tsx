import { Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { AdminLook } from '../../admin/AdminLook.tsx';

/** The administration: one look around whichever part is open. */
export function AdminScreen(): JSX.Element {
  return (
    <AdminLook>
      <Outlet />
    </AdminLook>
  );
}
