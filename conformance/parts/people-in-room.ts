import '../../bench/live-people.ts';
