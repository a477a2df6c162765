import { join } from 'path';
import { ProviderChart } from './provider';
import { show } from '../show';

show('provider: requests of consumer-demo from v1 to v2-beta', app => new ProviderChart(app, 'provider').provider, join(__dirname, 'dist'));
