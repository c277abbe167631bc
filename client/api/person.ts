import { createContext, useContext } from 'react';
import type { PersonWho } from './session.ts';

const PersonContext = createContext<PersonWho | undefined>(undefined);

/**
 * Tells the screens below who is in front of them. They learn of it only from here, and not from the session itself:
 * so none of them is drawn without a person in the moment in which the session ends.
 */
export const PersonProvider = PersonContext.Provider;

/** The person in front of a screen that only people can open. */
export function usePerson(): PersonWho {
  const person = useContext(PersonContext);
  if (person === undefined) throw new Error('This screen stands outside of the routes for people.');
  return person;
}
