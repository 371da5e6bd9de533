pragma solidity >=0.6.10 <0.9.0;

/// Keeps the roots of evidence logs. A root once kept stays; keeping the same one again is harmless, another one for the same size is refused.
contract LuoshuNotary {
    struct Root {
        string root;
        uint256 time;
        address keeper;
    }

    mapping(string => mapping(uint256 => Root)) private roots;

    event Kept(string origin, uint256 size, string root, address keeper);

    function keep(string memory origin, uint256 size, string memory root) public {
        Root storage known = roots[origin][size];
        if (known.time != 0) {
            require(keccak256(bytes(known.root)) == keccak256(bytes(root)), "another root stands here");
            return;
        }
        roots[origin][size] = Root(root, block.timestamp, msg.sender);
        emit Kept(origin, size, root, msg.sender);
    }

    function rootOf(string memory origin, uint256 size) public view returns (string memory root, uint256 time, address keeper) {
        Root storage known = roots[origin][size];
        return (known.root, known.time, known.keeper);
    }
}
