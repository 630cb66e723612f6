import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Machines that test are busy: nothing here is slow by being late.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
